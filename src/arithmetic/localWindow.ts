/** A row's local window: Luong's p_t, from 1, and D. */
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";

export interface LocalWindow {
  readonly centre: number;
  readonly radius: number;
  /** The softmax inside the window, 0 outside. */
  readonly aligned: Float32Array;
}

/** Null where every position is looked at. */
export function windowOf(trace: Trace, row: number): LocalWindow | null {
  const { position } = trace.tensors;
  if (!position) return null;
  const [centre = 0] = rowOf(position, row);
  return { centre, radius: trace.model.radius, aligned: rowOf(tensorOf(trace, "aligned"), row) };
}

export const distanceFrom = ({ centre }: LocalWindow, j: number): number => j + 1 - centre;

export const isInside = (local: LocalWindow, j: number): boolean =>
  Math.abs(distanceFrom(local, j)) <= local.radius;

/** The Gaussian of deviation D/2 around the window's centre. */
export function bell(distance: number, radius: number): number {
  return Math.exp(-(distance ** 2) / (2 * (radius / 2) ** 2));
}
