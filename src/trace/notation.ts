/**
 * Whose letters formulas are written in. `note`: the first source note's, where decoder states go on counting after the
 * encoder's (h_4 after h_1 … h_3). `luong`, `bahdanau`: those of the papers.
 */
export const NOTATIONS = ["note", "luong", "bahdanau"] as const;
export type Notation = (typeof NOTATIONS)[number];

export function isNotation(value: unknown): value is Notation {
  return (NOTATIONS as readonly unknown[]).includes(value);
}
