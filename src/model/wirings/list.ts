import type { WiringId } from "../../trace/architecture";
import { bahdanau } from "./bahdanau";
import { luong } from "./luong";
import { plain } from "./plain";
import { plainContext } from "./plainContext";
import type { Wiring } from "./wiring";

export const WIRINGS: Readonly<Record<WiringId, Wiring>> = {
  luong,
  bahdanau,
  plain,
  "plain-context": plainContext,
};
