/** What training does while the page is hidden: the reader's choice, kept in this browser. */
import type { Background } from "../worker/protocol";

const KEY = "attention-loom.background";

export function savedBackground(): Background {
  try {
    return localStorage.getItem(KEY) === "pause" ? "pause" : "train";
  } catch {
    return "train";
  }
}

export function saveBackground(background: Background): void {
  try {
    localStorage.setItem(KEY, background);
  } catch {
    // It holds until the page is closed.
  }
}
