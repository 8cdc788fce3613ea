/** A mark that something was ever saved: without it nothing has to be read, nor what reads it to be loaded. */
const KEY = "attention-loom.saved";

export function isMarked(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export function mark(): void {
  try {
    localStorage.setItem(KEY, "1");
  } catch {
    // Where this is refused, the database is too.
  }
}
