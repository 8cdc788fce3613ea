import type { WindowId } from "../../trace/architecture";
import { global } from "./global";
import { localM } from "./localM";
import { localP } from "./localP";
import type { Window } from "./window";

export const WINDOWS: Readonly<Record<WindowId, Window>> = { global, "local-m": localM, "local-p": localP };
