type Withholding = { readonly control: { readonly withheld: () => number } };

/**
 * A `fetch` whose time is up when the simulator holds an answer back, and not before: what a client's time limit does,
 * on a machine of any speed. Everything that is answered is awaited.
 */
export function impatientFetch({ control }: Withholding): typeof fetch {
  return async (input, init) => {
    const limit = new AbortController();
    const before = control.withheld();
    const watch = setInterval(() => {
      if (control.withheld() > before) limit.abort(new DOMException("No answer in time", "TimeoutError"));
    }, 5);
    const given = init?.signal ? [init.signal] : [];
    try {
      return await fetch(input, { ...init, signal: AbortSignal.any([limit.signal, ...given]) });
    } finally {
      clearInterval(watch);
    }
  };
}
