/** Asks the operator, and calls `go` when they agree. */
type Guard = (go: () => void) => void;

const guards: Guard[] = [];

/** While a page has something unsaved it puts its question here; the returned function takes it away again. */
export const guardLeaving = (guard: Guard): (() => void) => {
  guards.push(guard);
  return () => {
    const at = guards.indexOf(guard);
    if (at >= 0) {
      guards.splice(at, 1);
    }
  };
};

/** Goes, or lets the page on screen ask first. Everything that navigates by code goes through here. */
export const leave = (go: () => void): void => {
  const guard = guards.at(-1);
  if (guard) {
    guard(go);
  } else {
    go();
  }
};
