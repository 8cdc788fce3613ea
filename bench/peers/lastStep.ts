/**
 * The last of a layer's steps, which tfjs-layers has no layer for. Its own way, `returnState`, makes a second output of
 * the encoder, and training then runs the encoder twice and stops with an error.
 */
import * as tfl from "@tensorflow/tfjs-layers";
import * as tf from "../../src/model/tf";

type Shape = (number | null)[];

class LastStep extends tfl.layers.Layer {
  static className = "LastStep";

  override computeOutputShape(shape: Shape | Shape[]): Shape {
    const [batch = null, , units = null] = shape as Shape;
    return [batch, units];
  }

  /** None: the mask has been seen to, over padding a state stays what it was. The type knows no word for that. */
  override computeMask(): tf.Tensor {
    return null as unknown as tf.Tensor;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [steps] = Array.isArray(inputs) ? inputs : [inputs];
    if (!steps) throw new Error("LastStep needs steps.");
    const [batch = 0, width = 0, units = 0] = steps.shape;
    return tf.tidy(() => tf.reshape(tf.slice(steps, [0, width - 1, 0], [batch, 1, units]), [batch, units]));
  }
}

export function lastStep(steps: tfl.SymbolicTensor): tfl.SymbolicTensor {
  return new LastStep().apply(steps) as tfl.SymbolicTensor;
}
