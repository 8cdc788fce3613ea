import { softwareSign } from "../src/worker/webglContext";

/** By its name alone: whether a processor stands in for graphics. */
export const isSoftware = (renderer: string): boolean => softwareSign(renderer, () => true) !== null;
