/**
 * Drawings that stream by, one a frame. What is changed between two frames is styled, laid out and painted as one task:
 * a page whose parts all change at once holds up keys and scrolling, and more so where frames are few.
 */
const waiting = new Set<() => void>();
const first = new Set<() => void>();
/** What goes first waits no longer than this, in milliseconds: hidden pages draw no frames, software graphics few. */
const AT_THE_LATEST = 50;
let asked = false;

function ask(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const queue = first.size > 0 ? first : waiting;
    const [next] = queue;
    if (!next) return;
    queue.delete(next);
    if (first.size + waiting.size > 0) ask();
    next();
  });
}

/** Runs a job in a frame of its own, after those that came before. Returns how to withdraw it. */
export function takeTurn(job: () => void): () => void {
  waiting.add(job);
  ask();
  return () => waiting.delete(job);
}

/** The same, ahead of all others. */
export function goFirst(job: () => void): () => void {
  first.add(job);
  ask();
  const timer = setTimeout(() => {
    if (first.delete(job)) job();
  }, AT_THE_LATEST);
  return () => {
    first.delete(job);
    clearTimeout(timer);
  };
}
