import { type ConsentEntry, sealChain, withoutRecord } from '../../core/consent/certificate.ts'
import {
  type CertificateHeader,
  certificateFormat,
  certificateVersion,
  headerHash,
} from '../../core/consent/certificate-file.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { currentSigner } from './append-records.ts'
import { loadPrivacySettings } from './privacy-settings-of.ts'

const pageEntries = 500

/**
 * A certificate that `assay consent verify` checks offline, line by line: the workspace's whole chain with the records of these leads, the
 * others proven but not shown; with null, everybody's. Later entries than the head of the moment are left for the next one.
 */
export async function issueCertificate(
  ctx: Context,
  { leads }: { readonly leads: readonly LeadId[] | null },
): Promise<AsyncGenerator<string>> {
  requireRight(ctx.actor, 'seePrivacy')
  const opened = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const head = await tx.consents.holdChain()
    const signer = await currentSigner(ctx, tx)
    const { controllerName } = await loadPrivacySettings(tx)
    const keys = (await tx.consents.keys()).map(
      ({ id, publicKey }) => ({ id, algorithm: 'Ed25519', public: publicKey }) as const,
    )
    const header: CertificateHeader = {
      format: certificateFormat,
      version: certificateVersion,
      controller: controllerName,
      exported_at: ctx.now(),
      keys,
    }
    await noteChange(ctx, tx, {
      action: 'consent.certificate_issued',
      subject: leads?.[0] ?? null,
      detail: { entries: head?.seq ?? 0, everybody: leads === null },
    })
    return { header, head, seal: sealChain(head, headerHash(header, ctx.consentCrypto.sha256), signer) }
  })
  return lines(ctx, { ...opened, shown: leads && new Set<string>(leads) })
}

type Opened = {
  readonly header: CertificateHeader
  readonly head: Pick<ConsentEntry, 'seq' | 'hash'> | null
  readonly seal: ReturnType<typeof sealChain>
  readonly shown: ReadonlySet<string> | null
}

/** Page by page, so that a chain of a million entries takes no more memory than one of five hundred. */
async function* lines(ctx: Context, { header, head, seal, shown }: Opened): AsyncGenerator<string> {
  yield line(header)
  for (let after = 0; after < (head?.seq ?? 0); ) {
    const page = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.consents.chain(after, pageEntries))
    for (const { leadId: _lead, emailKey: _email, phoneKey: _phone, ...entry } of page) {
      if (entry.seq > head!.seq) break
      const isShown = shown === null || (entry.record !== null && shown.has(entry.record.subject))
      yield line(isShown ? entry : withoutRecord(entry))
    }
    after = page.at(-1)?.seq ?? head!.seq
  }
  yield line({ seal })
}

const line = (value: object): string => `${JSON.stringify(value)}\n`
