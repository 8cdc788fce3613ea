import { INSPECT_LOCALES } from "../../i18n/inspectLocales";
import type { InspectMessages } from "../../i18n/sections/inspect";
import { useLoomState } from "../../state/useStore";

export function useInspectWords(): InspectMessages {
  return INSPECT_LOCALES[useLoomState((state) => state.scene.language)];
}
