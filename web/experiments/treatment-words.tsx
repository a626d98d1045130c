import type { ExperimentDocument } from '../../src/http/contract/experiments.ts'
import { useT } from '../language/language-context.tsx'

/** What arm B does otherwise. */
export function TreatmentWords({ treatment }: { readonly treatment: ExperimentDocument['treatment'] }) {
  const t = useT()
  return treatment.kind === 'policy' ? (
    <>{t('experiment.by_policy', { version: treatment.version })}</>
  ) : (
    <>
      {t('experiment.by_model')} <bdi dir="ltr">{treatment.model_id}</bdi>
    </>
  )
}
