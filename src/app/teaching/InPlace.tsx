import { useLoomState } from "../../state/useStore";
import { Presenter } from "./Presenter";
import { Worksheet } from "./Worksheet";

/** What stands in the page's place: the worksheet, or the presenter view. */
export function InPlace() {
  return useLoomState((state) => state.ui.handout === "worksheet") ? <Worksheet /> : <Presenter />;
}
