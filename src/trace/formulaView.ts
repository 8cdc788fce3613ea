/** What a step's equations are shown as: in symbols, with the values in view, or as code. */
export const CODE_FORMATS = ["tfjs", "numpy", "pytorch"] as const;
export type CodeFormat = (typeof CODE_FORMATS)[number];

export const FORMULA_VIEWS = ["symbols", "numbers", ...CODE_FORMATS] as const;
export type FormulaView = (typeof FORMULA_VIEWS)[number];

export const isCodeFormat = (view: FormulaView): view is CodeFormat =>
  (CODE_FORMATS as readonly string[]).includes(view);
