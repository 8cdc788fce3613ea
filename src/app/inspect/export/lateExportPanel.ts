import { lazy } from "react";

/** It comes with the first press of the button that opens it. */
export const ExportPanel = lazy(async () => ({ default: (await import("./ExportPanel")).ExportPanel }));
