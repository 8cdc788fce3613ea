/** How large a node is, from what stands in it. Nothing is measured. */
import { textWidth } from "../../viz/loom";
import { tokenText } from "../../viz/token";
import type { DiagramNode } from "./graph";

/** Source words that are wider than their columns are turned, or, where they are Hangul, stacked. */
export interface Heading {
  readonly mode: "flat" | "turned" | "stacked";
  readonly size: number;
  readonly height: number;
}

export const LABEL = 14;
export const STRIP = 12;
/** An LSTM's cell state below its hidden state, with the room between. */
export const MEMORY = 8;
const MIDDLE = LABEL + STRIP / 2;
const NUMBERS = 20;

export const clamp = (low: number, x: number, high: number): number => Math.max(low, Math.min(high, x));

export interface Measure {
  readonly phone: boolean;
  readonly gutter: number;
  readonly columns: number;
  readonly unit: number;
  readonly heading: Heading;
}

const HANGUL = /[가-힣]/;
const SIZES = [15, 13, 12];
const LINE = 13;

export function headingOf(words: readonly string[], cw: number): Heading {
  const texts = words.map((word) => tokenText(word).text);
  const size = SIZES.find((one) => texts.every((text) => textWidth(text, one) <= cw - 4));
  if (size !== undefined) return { mode: "flat", size, height: 22 };
  if (texts.some((text) => HANGUL.test(text)))
    return { mode: "stacked", size: 12, height: 8 + LINE * Math.max(...texts.map((text) => text.length)) };
  const longest = Math.max(...texts.map((text) => textWidth(text, 12)));
  return { mode: "turned", size: 12, height: clamp(28, longest * 0.74 + 12, 84) };
}

/** Width and height of a node, and where its middle line is. */
export function sizeOf(
  node: DiagramNode,
  measure: Measure,
): { width: number; height: number; middle: number } {
  const { phone, columns, unit } = measure;
  switch (node.kind) {
    case "words":
      return { width: columns, height: measure.heading.height, middle: measure.heading.height / 2 };
    case "numbers":
      return { width: columns, height: NUMBERS, middle: NUMBERS / 2 };
    case "lane": {
      const height = Math.max(8, unit * (node.shape[1] ?? 1)) + 3;
      return { width: columns, height, middle: height / 2 };
    }
    case "number":
      return { width: phone ? 60 : 92, height: NUMBERS, middle: NUMBERS / 2 };
    case "function": {
      const text = node.texts.join("");
      return { width: textWidth(text, phone ? 11 : 12) + 12, height: 20, middle: 10 };
    }
    case "word": {
      const { text } = tokenText(node.texts[0] ?? "");
      const size = node.values ? 20 : 14;
      return {
        width: clamp(40, textWidth(text, size) + 6, phone ? 92 : 130),
        height: node.values ? 38 : 28,
        middle: node.values ? 14 : 18,
      };
    }
    case "vector": {
      const length = node.shape[0] ?? 1;
      const width = clamp(phone ? 34 : 52, length * (phone ? 1.9 : 3.3), phone ? 70 : 130);
      const height = LABEL + STRIP + (node.memories ? MEMORY : 0);
      return { width, height, middle: MIDDLE };
    }
  }
}
