import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { useLoom, useLoomState } from "../../state/useStore";

/** What a teacher takes along of what is on the page. */
export function HandoutLinks() {
  const loom = useLoom();
  const { link } = TEACHING_LOCALES[useLoomState((state) => state.scene.language)];
  return (
    <>
      <button type="button" className="link" onClick={() => loom.setUi({ handout: "worksheet" })}>
        {link.worksheet}
      </button>{" "}
      <button type="button" className="link" onClick={() => loom.setUi({ handout: "link" })}>
        {link.title}
      </button>
    </>
  );
}
