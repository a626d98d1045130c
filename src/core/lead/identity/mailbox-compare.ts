import { foldSpelling } from './name-script.ts'
import type { NameToken } from './name-keys.ts'
import { skeletons } from './name-skeleton.ts'
import { isOneEdit, jaroWinkler } from './text-similarity.ts'

/**
 * What two addresses say of each other. `same_mailbox`: one login at two providers; `near`: a slip or a grown login (anna77,
 * anna771); `named`: alike only because both are made of the person's name, which the name has said already.
 */
export const emailLevels = ['same', 'same_mailbox', 'near', 'named', 'different'] as const
export type EmailLevel = (typeof emailLevels)[number]

/** An address in the parts that are compared. */
export type Mailbox = {
  readonly email: string
  /** What stands before the @ without marks; null for roles such as info@ and for too short ones. */
  readonly login: string | null
  readonly letters: string
  readonly digits: string
  readonly domain: string
  /** Without digits, a login that is spelled from the name says no more than the name does. */
  readonly isNamed: boolean
}

const roles = new Set(
  'info sales office admin contact support hello mail marketing hr job jobs zakaz order orders buh manager help team noreply reception secretary director'.split(
    ' ',
  ),
)
const leastLogin = 4
const tellingDigits = 2

function isMadeOfName(letters: string, name: readonly NameToken[]): boolean {
  const folded = foldSpelling(letters)
  const [skeleton] = skeletons(letters, letters, 'latin')
  return name.some((token) => {
    if (token.script !== 'hebrew' && token.folded.length >= 3) return folded.includes(token.folded)
    return token.skeletons.some((bones) => bones.length >= 2 && skeleton!.includes(bones.replace(/^a/, '')))
  })
}

/** Takes a normalised address (`emailKey`) apart. */
export function mailboxOf(email: string | null, name: readonly NameToken[]): Mailbox | null {
  if (email === null) return null
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at)
  const plain = local.replace(/[._-]/g, '')
  const letters = plain.replace(/\d/g, '')
  return {
    email,
    login: roles.has(local) || plain.length < leastLogin ? null : plain,
    letters,
    digits: plain.replace(/\D/g, ''),
    domain: email.slice(at + 1),
    isNamed: isMadeOfName(letters, name),
  }
}

function isGrown(short: string, long: string): boolean {
  return long.startsWith(short) && long.length - short.length <= 1
}

function loginLevel(left: Mailbox, right: Mailbox): EmailLevel {
  const digits = Math.min(left.digits.length, right.digits.length)
  const isNamed = left.isNamed || right.isNamed
  if (left.login === right.login) return isNamed && digits < tellingDigits ? 'named' : 'same_mailbox'
  if (left.letters === right.letters) {
    if (digits >= tellingDigits && (isGrown(left.digits, right.digits) || isGrown(right.digits, left.digits)))
      return 'near'
    if (digits >= tellingDigits) return 'different'
    return isNamed ? 'named' : digits === 0 ? 'near' : 'different'
  }
  if (left.digits !== right.digits || !isOneEdit(left.letters, right.letters)) return 'different'
  return digits >= tellingDigits ? 'near' : isNamed ? 'named' : 'near'
}

/** Compares two addresses; those of one domain that differ by one slip of a letter are near as well. */
export function compareMailboxes(left: Mailbox, right: Mailbox): EmailLevel {
  if (left.email === right.email) return 'same'
  const alikeDomains = left.domain !== right.domain && jaroWinkler(left.domain, right.domain) >= 0.9
  const local = (mailbox: Mailbox) => mailbox.email.slice(0, -mailbox.domain.length - 1)
  if (alikeDomains && isOneEdit(local(left), local(right)) && left.digits === right.digits) return 'near'
  if (left.login === null || right.login === null) return 'different'
  return loginLevel(left, right)
}
