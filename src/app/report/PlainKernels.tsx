/** The note that the fused kernels do not hold here, with the way to the report that says which and why. */
import { REPORT_LOCALES } from "../../i18n/reportLocales";
import { useLoom, useLoomState } from "../../state/useStore";
import { WHY_ID } from "../because";

export function PlainKernels({ why }: { why: "differ" | "failed" }) {
  const words = REPORT_LOCALES[useLoomState((state) => state.scene.language)];
  const loom = useLoom();
  // On a phone the chip lies in the sheet.
  const open = (): void => loom.setUi({ trainSheet: true });
  return (
    <>
      {words.plainKernels[why]}
      <button type="button" className="link" popoverTarget={WHY_ID} onClick={open}>
        {words.title}
      </button>
    </>
  );
}
