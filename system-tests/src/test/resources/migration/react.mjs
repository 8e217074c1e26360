/** The hooks that the guide uses, as React has them, for a component that is only a hook. No rendering, no dependency. */
let slots = [];
let at = 0;
let rerender = () => {};

export function useState(initial) {
  const slot = at++;
  slots[slot] ??= { value: initial };
  const set = change => {
    const value = typeof change === 'function' ? change(slots[slot].value) : change;
    if (!Object.is(value, slots[slot].value)) {
      slots[slot].value = value;
      rerender();
    }
  };
  return [slots[slot].value, set];
}

export function useCallback(callback, inputs) {
  const slot = at++;
  if (!same(slots[slot]?.inputs, inputs)) {
    slots[slot] = { callback, inputs };
  }
  return slots[slot].callback;
}

export function useEffect(effect, inputs) {
  const slot = at++;
  if (!same(slots[slot]?.inputs, inputs)) {
    const before = slots[slot];
    slots[slot] = { inputs, pending: () => {
      before?.cleanUp?.();
      slots[slot].cleanUp = effect();
    } };
  }
}

/** Mounts a hook: `result()` is what it returned last, `use(other)` gives it other parameters, `unmount()` ends it. */
export function mount(hook, parameters) {
  slots = [];
  let result;
  let given = parameters;
  let rendering = false;
  let again = false;
  rerender = () => {
    again = true;
    if (rendering) return;
    rendering = true;
    while (again) {
      again = false;
      at = 0;
      result = hook(given);
      for (const slot of slots) {
        const pending = slot?.pending;
        if (pending) {
          delete slot.pending;
          pending();
        }
      }
    }
    rendering = false;
  };
  rerender();
  return {
    result: () => result,
    use: other => {
      given = other;
      rerender();
    },
    unmount: () => {
      rerender = () => {};
      slots.forEach(slot => slot?.cleanUp?.());
    },
  };
}

function same(before, now) {
  return before !== undefined && before.length === now.length && before.every((input, i) => Object.is(input, now[i]));
}
