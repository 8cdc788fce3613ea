import type { Window } from "./window";

/** Every state is looked at. */
export const global: Window = { parameterShapes: () => ({}), centre: () => null };
