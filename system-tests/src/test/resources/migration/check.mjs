// Does what docs/frontend-migration.md promises of its code, against a running suite: node check.mjs http://localhost:8080
import assert from 'node:assert/strict';
import { mount } from 'react';
import { loadHomepage, variantOf } from './homepage.js';
import { useHomepage } from './useHomepage.js';

const base = process.argv[2];
const SECTIONS = ['justForYou', 'newArrivals', 'trendingStores', 'events', 'offers', 'flashSales'];

/** What is answered instead of the suite, by the path's beginning. */
let instead = {};
let asked = [];
const overHttp = globalThis.fetch;
globalThis.fetch = async (url, options) => {
  asked.push(url);
  options.signal?.throwIfAborted();
  const path = Object.keys(instead).find(each => url.startsWith(each));
  return path ? instead[path]() : overHttp(new URL(url, base), options);
};

const variant = name => ({ '/api/v1/rollout/homepage': () => Response.json({ variant: name }) });
const problem = (status, code, headers) => () => Response.json({ code }, { status, headers });

async function until(holds) {
  for (let i = 0; i < 500; i++) {
    if (holds()) return;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  assert.fail(`It does not come to be: ${holds}`);
}

/** A busy machine may be late with a section of a page that nobody has asked for before. */
async function wholePage(limit) {
  for (;;) {
    const page = await (await overHttp(new URL(`/api/v1/homepage?limit=${limit}`, base))).json();
    if (page.data?.errors.length === 0) return page;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const checks = {
  async bothWaysGiveTheSameShape() {
    await wholePage(3);
    for (const way of ['legacy', 'batch']) {
      instead = variant(way);
      asked = [];
      const page = await loadHomepage({ limit: 3 });
      assert.equal(page.variant, way);
      assert.deepEqual(Object.keys(page.sections).sort(), [...SECTIONS].sort());
      assert.ok(page.sections.newArrivals.length === 3 && page.sections.newArrivals[0].title);
      assert.equal(asked.length, way === 'legacy' ? 7 : 2);
    }
  },

  async theRolloutIsAsked() {
    instead = {};
    assert.ok(['legacy', 'batch'].includes(await variantOf()));
    instead = { '/api/v1/rollout/homepage': problem(503, 'rollout_unavailable') };
    assert.equal(await variantOf(), 'legacy');
  },

  async aNewPageThatFailsCostsNobodyThePageAndOneThatAsksForPatienceGetsIt() {
    instead = { ...variant('batch'), '/api/v1/homepage': problem(500, 'internal_error') };
    assert.equal((await loadHomepage({ limit: 2 })).variant, 'legacy');
    instead = { ...variant('batch'), '/api/v1/homepage': problem(503, 'homepage_unavailable', { 'Retry-After': '1' }) };
    await assert.rejects(loadHomepage(), { status: 503, code: 'homepage_unavailable', retryAfter: 1000 });
    instead = variant('batch');
    const user = { id: '019a0000-0000-7000-8000-000000000001', token: 'nonsense' };
    await assert.rejects(loadHomepage({ user }), { status: 401 });
  },

  async theHookShowsAPageLoadsAnewAndStopsWhereItIsNotWanted() {
    await wholePage(2);
    await wholePage(4);
    instead = variant('batch');
    const hook = mount(useHomepage, { limit: 2 });
    assert.equal(hook.result().loading, true);
    await until(() => hook.result().page);
    assert.equal(hook.result().page.sections.events.length, 2);

    hook.use({ limit: 4 });
    await until(() => hook.result().page.sections.newArrivals?.length === 4);

    instead = { ...variant('batch'), '/api/v1/homepage': problem(503, 'homepage_unavailable', { 'Retry-After': '1' }) };
    hook.result().retry();
    await until(() => hook.result().error);
    assert.equal(hook.result().error.code, 'homepage_unavailable');
    assert.equal(hook.result().page.sections.newArrivals.length, 4, 'an older page is better than a message');

    instead = variant('batch');
    await until(() => hook.result().error === null && !hook.result().loading);

    asked = [];
    hook.result().retry();
    const last = hook.result();
    hook.unmount();
    await new Promise(resolve => setTimeout(resolve, 200));
    assert.equal(hook.result(), last);
    assert.ok(asked.length <= 2, 'nothing more is asked for');
  },

  async aSectionThatIsMissingIsToldAndComesByItself() {
    const whole = await wholePage(2);
    const partial = structuredClone(whole);
    partial.data.sections.events = null;
    partial.data.errors = [{ section: 'events', code: 'TIMEOUT_ERROR', message: '' }];
    partial.data.metadata.state = 'partial';
    let answers = [partial, whole];
    instead = { ...variant('batch'), '/api/v1/homepage': () => Response.json(answers.length > 1 ? answers.shift() : answers[0]) };
    const hook = mount(useHomepage, { limit: 2 });
    await until(() => hook.result().page);
    assert.equal(hook.result().page.sections.events, null);
    assert.deepEqual(hook.result().page.failed, ['events']);
    hook.result().retry();
    await until(() => hook.result().page.failed.length === 0);
    hook.unmount();
  },
};

for (const [name, check] of Object.entries(checks)) {
  await check();
  console.log(name);
}
