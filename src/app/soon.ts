/** About a frame: what comes within it is taken up at once. */
const BATCH = 16;

/**
 * Runs a job soon, in a task of its own. Not in a frame: there its work and the layout and paint of all that it changes
 * would be one task, and software graphics draw few frames, hidden pages none.
 */
export function soon(job: () => void): void {
  setTimeout(job, BATCH);
}
