/** Words in narrow columns: smaller first, then cut; never over their neighbours. */
import { textWidth } from "../../viz/loom";

export interface Fitted {
  readonly text: string;
  readonly size: number;
  /** Half of its width as it is drawn, px. */
  readonly reach: number;
}

export function fitText(text: string, room: number, largest = 15): Fitted {
  for (const size of [largest, 13, 12, 11].filter((one) => one <= largest)) {
    const width = textWidth(text, size);
    if (width <= room) return { text, size, reach: width / 2 };
  }
  const letters = Array.from(text);
  for (let count = letters.length - 1; count > 0; count--) {
    const cut = `${letters.slice(0, count).join("")}…`;
    const width = textWidth(cut, 11);
    if (width <= room || count === 1) return { text: cut, size: 11, reach: Math.min(width, room) / 2 };
  }
  return { text, size: 11, reach: room / 2 };
}
