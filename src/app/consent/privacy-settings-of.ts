import { type PrivacySettings, privacySettingsOf } from '../../core/consent/privacy-settings.ts'
import type { Tx } from '../ports/store.ts'

/** The workspace's privacy settings, with what holds by default. */
export async function loadPrivacySettings(tx: Tx): Promise<PrivacySettings> {
  const [stored, workspace] = [await tx.consents.privacySettings(), await tx.workspace.load()]
  return privacySettingsOf(stored as Partial<PrivacySettings> | null, workspace)
}
