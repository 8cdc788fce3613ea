/**
 * Drawings that can wait, one a frame. What is changed between two frames is styled, laid out and painted as one task:
 * a page whose parts all change at once holds up keys and scrolling, and more so where frames are few.
 */
const waiting = new Set<() => void>();
let asked = false;

function ask(): void {
  if (asked || waiting.size === 0) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const [next] = waiting;
    if (!next) return;
    waiting.delete(next);
    ask();
    next();
  });
}

/** Runs a job in a frame of its own, after those that came before. Returns how to withdraw it. */
export function takeTurn(job: () => void): () => void {
  waiting.add(job);
  ask();
  return () => waiting.delete(job);
}
