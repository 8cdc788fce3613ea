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

/** The way to a link for a class, among the tools of a header: as a sign where there is no room for words. */
export function ClassLinkButton({ isSign = false }: { readonly isSign?: boolean }) {
  const loom = useLoom();
  const { link } = TEACHING_LOCALES[useLoomState((state) => state.scene.language)];
  return (
    <button
      type="button"
      className="plain class-link-way"
      {...(isSign ? { "aria-label": link.title, title: link.title } : {})}
      onClick={() => loom.setUi({ handout: "link" })}
    >
      {isSign ? (
        <svg width="27" height="24" viewBox="0 0 18 16" aria-hidden="true" fill="none" stroke="currentColor">
          <path
            d="M8 10.5a3 3 0 0 1 0-4.2l2.6-2.6a3 3 0 0 1 4.2 4.2l-1.3 1.3M10 5.5a3 3 0 0 1 0 4.2l-2.6 2.6a3 3 0 0 1-4.2-4.2l1.3-1.3"
            strokeWidth="1.2"
          />
        </svg>
      ) : (
        link.title
      )}
    </button>
  );
}
