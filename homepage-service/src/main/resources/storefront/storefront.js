// What makes the pages quicker to use. All of them work without it.
'use strict';

// The page's own words, in its language.
const say = document.body.dataset;

// The page says where it is in the menu.
for (const link of document.querySelectorAll('.menu a')) {
  if (location.pathname === link.pathname || location.pathname.startsWith(link.pathname + '/')) {
    link.setAttribute('aria-current', 'page');
  }
}

// Suggestions while one types: a combobox with a list, as the ARIA Authoring Practices describe it.
const input = document.getElementById('q');
if (input) {
  const form = input.form;
  const { dataset: words } = form;
  const list = document.createElement('div');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.suggestions);
  list.hidden = true;
  form.append(list);
  const news = document.createElement('p');
  news.className = 'hidden';
  news.setAttribute('role', 'status');
  form.append(news);
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
  })) {
    input.setAttribute(name, value);
  }

  const pause = 150;
  let timer = 0;
  let asked = null;
  let selected = -1;

  const options = () => list.querySelectorAll('[role=option]');
  const close = () => {
    list.hidden = true;
    selected = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  // What is still on its way must not open the list again, over whatever one does by then.
  const stop = () => {
    clearTimeout(timer);
    if (asked) asked.abort();
    close();
  };
  const select = (index) => {
    const all = options();
    if (all.length === 0) return;
    selected = (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === selected)));
    all[selected].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', all[selected].id);
  };
  const go = (option) => {
    stop();
    location.assign(option.dataset.href);
  };
  const path = (kind, item) => `/${kind}/${encodeURIComponent(item.id)}/${encodeURIComponent(item.handle)}`;
  const show = (found) => {
    const all = [
      ...(found.categories || []).map((item) => [item.text, words.category, path('categories', item)]),
      ...(found.products || []).map((item) => [item.text, '', path('products', item)]),
      ...(found.bundles || []).map((item) => [item.text, words.bundle, path('bundles', item)]),
      ...(found.stores || []).map((item) => [item.text, words.store, path('stores', item)]),
      ...(found.vendors || []).map((name) => [name, words.brand, `/search?vendor=${encodeURIComponent(name)}`]),
    ].slice(0, 10);
    list.replaceChildren(...all.map(([text, kind, href], i) => {
      const option = document.createElement('div');
      option.id = `suggestion-${i}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.href = href;
      option.append(text);
      if (kind) {
        const label = document.createElement('span');
        label.textContent = kind;
        option.append(label);
      }
      return option;
    }));
    selected = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = all.length === 0;
    input.setAttribute('aria-expanded', String(all.length > 0));
    news.textContent = all.length === 0 ? words.none : words.some.replace('#', String(all.length));
  };
  const ask = async () => {
    const text = input.value.trim();
    if (asked) asked.abort();
    if (text.length < 2) {
      close();
      return;
    }
    asked = new AbortController();
    const signal = asked.signal;
    try {
      const answer = await fetch(`/api/v1/search/suggestions?limit=4&q=${encodeURIComponent(text)}`, { signal });
      if (answer.ok && !signal.aborted) show(await answer.json());
      else if (!signal.aborted) close();
    } catch {
      // Another letter was typed, or the network is away: one can search all the same.
      if (!signal.aborted) close();
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (!list.hidden) event.preventDefault();
      stop();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) {
        ask();
      } else {
        select(event.key === 'ArrowDown' ? selected + 1 : selected < 0 ? -1 : selected - 1);
      }
      event.preventDefault();
    } else if (event.key === 'Enter' && !list.hidden && selected >= 0) {
      event.preventDefault();
      go(options()[selected]);
    }
  });
  // Before the field loses its focus, which would close the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) go(option);
  });
  input.addEventListener('blur', stop);
  form.addEventListener('submit', stop);
}

// A picture that cannot be had leaves the drawing that stands for one, and its text where it has any.
const lost = (picture) => {
  const place = document.createElement('span');
  place.className = 'no-picture';
  place.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>';
  place.append(picture.alt);
  picture.replaceWith(place);
};
document.addEventListener('error', (event) => {
  if (event.target instanceof HTMLImageElement) lost(event.target);
}, true);
for (const picture of document.images) {
  if (picture.complete && picture.naturalWidth === 0) lost(picture);
}

// A part of a page that failed, or that another choice changes, is fetched anew; the rest stays where it is.
const fetched = async (href, id) => {
  const answer = await fetch(href, { cache: 'no-store', headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
};
const retry = async (link) => {
  const id = link.dataset.retry;
  const box = link.closest('.sorry');
  const text = box.querySelector('p');
  const label = link.textContent;
  link.textContent = say.trying;
  try {
    const part = await fetched(link.href, id);
    if (part && !part.querySelector('.sorry')) {
      const place = document.getElementById(id);
      place.replaceWith(part);
      countDown();
      const heading = part.querySelector('h2');
      if (heading) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
      return;
    }
    if (!part) {
      document.getElementById(id).remove();
      return;
    }
  } catch {
    // Said below.
  }
  text.textContent = say.still;
  link.textContent = label;
};
const swap = async (link) => {
  const id = link.dataset.swap;
  const label = link.textContent;
  try {
    const part = await fetched(link.href, id);
    if (!part) throw new Error('not there');
    document.getElementById(id).replaceWith(part);
    history.replaceState(null, '', link.href);
    const chosen = [...part.querySelectorAll('[data-swap]')].find((other) => other.textContent === label);
    if (chosen) chosen.focus({ preventScroll: true });
  } catch {
    location.assign(link.href);
  }
};
document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest('a[data-retry], a[data-swap], a[data-reload]');
  if (!link) return;
  event.preventDefault();
  if ('retry' in link.dataset) retry(link);
  else if ('swap' in link.dataset) swap(link);
  else location.reload();
});

// The order applies as soon as it is chosen.
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
});

// Filters are open where there is room for them.
const filters = document.querySelector('.filters details');
if (filters) {
  const wide = matchMedia('(min-width: 60rem)');
  filters.open = wide.matches;
  wide.addEventListener('change', () => { filters.open = wide.matches; });
}

// How long flash sales last still. Not announced: a clock that speaks every second helps nobody.
let clock = 0;
const two = (number) => String(number).padStart(2, '0');
const countDown = () => {
  const all = [...document.querySelectorAll('time[data-countdown]')];
  for (const time of all) {
    if (!time.title) time.title = time.textContent;
    const left = Math.floor((Date.parse(time.dateTime) - Date.now()) / 1000);
    const days = Math.floor(left / 86400);
    const hours = Math.floor((left % 86400) / 3600);
    time.textContent = left <= 0
      ? say.over
      : say.endsIn.replace('#',
        `${days > 0 ? `${days} ${say.days} ` : ''}${two(hours)}:${two(Math.floor((left % 3600) / 60))}:${two(left % 60)}`);
  }
  clearInterval(clock);
  if (all.length > 0) clock = setInterval(countDown, 1000);
};
countDown();

// Tells the shop what is looked at, for its recommendations; not for those who asked not to be followed.
const product = document.querySelector('[data-product]');
if (product && navigator.doNotTrack !== '1' && !navigator.globalPrivacyControl && window.isSecureContext) {
  try {
    const anonymousId = localStorage.getItem('device') || crypto.randomUUID();
    localStorage.setItem('device', anonymousId);
    fetch('/api/v1/interactions', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        anonymousId,
        events: [{ id: crypto.randomUUID(), type: 'view', productId: product.dataset.product, happenedAt: new Date().toISOString() }],
      }),
    }).catch(() => {});
  } catch {
    // No storage, no recommendations.
  }
}
