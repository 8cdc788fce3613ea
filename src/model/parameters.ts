/** Parameters by name. Their shapes and first values are in `shapes.ts`. */
import { present } from "../lib/assert";
import type * as tf from "./tf";

export type Parameters = Readonly<Record<string, tf.Tensor>>;
/** The same where they can be changed. */
export type Variables = Readonly<Record<string, tf.Variable>>;

export function parameter(parameters: Parameters, name: string): tf.Tensor {
  return present(parameters[name], `a parameter named ${name}`);
}

export function disposeParameters(parameters: Parameters): void {
  for (const variable of Object.values(parameters)) variable.dispose();
}
