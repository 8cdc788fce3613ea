import { Fragment, useId, useMemo, useState } from "react";
import { diagnose, type Finding } from "../../matrix/diagnosis";
import type { AttentionMatrix } from "../../matrix/matrix";
import type { InspectState } from "./inspectState";
import { useInspectWords } from "./useInspectWords";
import { wordAt } from "./words";

interface DiagnosisProps {
  readonly weights: AttentionMatrix;
  readonly rowWord: InspectState["rowWord"];
}

/** What stands out in the weights, in words; each sentence opens why that can be. */
export function Diagnosis({ weights, rowWord }: DiagnosisProps) {
  const { diagnosis } = useInspectWords();
  const findings = useMemo(() => diagnose(weights, { rows: rowWord }), [weights, rowWord]);
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const word = (column: number): string => wordAt(weights.columns, column);
  return (
    <section className="diagnosis" aria-label={diagnosis.label} data-diagnosis>
      {findings.length === 0 ? <p>{diagnosis.none}</p> : null}
      {findings.map((finding, i) => {
        const says = diagnosis.says[finding.id] as (
          finding: Finding,
          word: (column: number) => string,
        ) => string;
        // A leak may be told of several columns.
        const key = `${finding.id} ${i}`;
        const isOpen = open === key;
        return (
          <Fragment key={key}>
            <p data-finding={finding.id}>
              {says(finding, word)}{" "}
              <button
                type="button"
                className="link"
                aria-expanded={isOpen}
                aria-controls={isOpen ? `${id}why` : undefined}
                onClick={() => setOpen(isOpen ? null : key)}
              >
                {diagnosis.why}
              </button>
            </p>
            {isOpen ? (
              <p className="explanation" id={`${id}why`}>
                {diagnosis.explains[finding.id]}
              </p>
            ) : null}
          </Fragment>
        );
      })}
    </section>
  );
}
