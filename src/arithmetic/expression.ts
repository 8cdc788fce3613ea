/**
 * Arithmetic as data. One tree says how a number is made; its value in float64, its symbols, its line of numbers and
 * the operands that can be opened in turn all come from it.
 */

/** One number of a trace, of its model's parameters or of its words: a name and indices from 0. */
export interface Ref {
  readonly name: string;
  readonly at: readonly number[];
}

/** A number with a ref can be opened in turn; without one it is a constant of the equation, or put there by hand. */
export interface NumberNode {
  readonly kind: "number";
  readonly value: number;
  readonly ref: Ref | null;
}

export type FunctionName = "exp" | "ln" | "tanh" | "sigmoid" | "sqrt" | "square" | "negative";

export interface CallNode {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly of: Expression;
}

export type Operator = "add" | "subtract" | "multiply" | "divide" | "least";

export interface OperationNode {
  readonly kind: "operation";
  readonly operator: Operator;
  readonly parts: readonly Expression[];
}

/** A sum, or the largest, over an index. `term(NaN)` is the general term, whose refs hold NaN where the index stands. */
export interface SeriesNode {
  readonly kind: "series";
  readonly how: "sum" | "largest";
  readonly letter: "u" | "k" | "j" | "t" | "w";
  readonly over: readonly number[];
  term(index: number): Expression;
  /** The same as evaluating every term, without making them. */
  value(): number;
}

export type Expression = NumberNode | CallNode | OperationNode | SeriesNode;

export const constant = (value: number): NumberNode => ({ kind: "number", value, ref: null });
export const call = (name: FunctionName, of: Expression): CallNode => ({ kind: "call", name, of });
const operation = (operator: Operator, ...parts: Expression[]): OperationNode => ({
  kind: "operation",
  operator,
  parts,
});
export const add = (...parts: Expression[]): OperationNode => operation("add", ...parts);
export const minus = (a: Expression, b: Expression): OperationNode => operation("subtract", a, b);
export const times = (...parts: Expression[]): OperationNode => operation("multiply", ...parts);
export const over = (a: Expression, b: Expression): OperationNode => operation("divide", a, b);
export const least = (a: Expression, b: Expression): OperationNode => operation("least", a, b);

const FUNCTIONS: Readonly<Record<FunctionName, (x: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  sqrt: Math.sqrt,
  square: (x) => x * x,
  negative: (x) => -x,
};

const OPERATORS: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  least: (a, b) => Math.min(a, b),
};

/** In float64. */
export function evaluate(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "call":
      return FUNCTIONS[expression.name](evaluate(expression.of));
    case "operation": {
      const [first = Number.NaN, ...rest] = expression.parts.map(evaluate);
      return rest.reduce(OPERATORS[expression.operator], first);
    }
    case "series":
      return expression.value();
  }
}

/**
 * The same with every number and every part without its sign: how large the parts are out of which a small result may
 * come. Rounding is as large as this says, not as the result.
 */
export function magnitude(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return Math.abs(expression.value);
    case "call":
      return expression.name === "exp"
        ? evaluate(expression)
        : Math.abs(FUNCTIONS[expression.name](magnitude(expression.of)));
    case "operation": {
      const [first = Number.NaN, ...rest] = expression.parts.map(magnitude);
      const { operator } = expression;
      return rest.reduce(OPERATORS[operator === "subtract" ? "add" : operator], first);
    }
    case "series":
      return expression.how === "largest"
        ? Math.abs(expression.value())
        : expression.over.reduce((sum, index) => sum + magnitude(expression.term(index)), 0);
  }
}

/** Every number that the equation reads, in the order in which it is written; those of a series too. */
export function operandsOf(expression: Expression): NumberNode[] {
  switch (expression.kind) {
    case "number":
      return [expression];
    case "call":
      return operandsOf(expression.of);
    case "operation":
      return expression.parts.flatMap(operandsOf);
    case "series":
      return expression.over.flatMap((index) => operandsOf(expression.term(index)));
  }
}

/** Every sum and every largest of an equation, in the order in which they are written. */
export function seriesOf(expression: Expression): SeriesNode[] {
  switch (expression.kind) {
    case "number":
      return [];
    case "call":
      return seriesOf(expression.of);
    case "operation":
      return expression.parts.flatMap(seriesOf);
    case "series":
      return [expression];
  }
}
