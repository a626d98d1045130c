import { canonicalJson } from '../../core/consent/canonical-json.ts'
import type { ConsentText, FormWidget } from '../../core/consent/form-widget.ts'
import type { World } from '../context.ts'
import type { Challenge } from '../ports/proof-of-work.ts'
import type { OpenForm } from '../ports/form-store.ts'

const challengeMs = 20 * 60_000

/** What the widget needs to show a form: no secret, nothing of the workspace. */
export type ShownForm = {
  readonly widget: FormWidget
  readonly texts: readonly ConsentText[]
  /** SHA-256 of all that is shown: the record of a consent names it. */
  readonly hash: string
}

export async function showForm(world: World, form: OpenForm): Promise<ShownForm> {
  const all = await world.store.inWorkspace(form.workspaceId, (tx) => tx.forms.texts(form.id))
  const { widget } = form
  const texts = all.filter(({ box, version }) => widget.boxes.some((one) => one.box === box && one.version === version))
  const shown = JSON.parse(JSON.stringify({ widget, texts })) as Parameters<typeof canonicalJson>[0]
  return { widget, texts, hash: world.secrets.sha256(canonicalJson(shown)) }
}

/** A new challenge for this form, good for twenty minutes. */
export function newChallenge(world: World, form: OpenForm): Promise<Challenge> {
  const expiresAt = new Date(Date.parse(world.now()) + challengeMs).toISOString()
  return world.proofOfWork.newChallenge(form.challengeSecret, expiresAt)
}
