import { useMemo } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useLanguage } from '../language/language-context.tsx'
import { cutMarkedText } from './marked-text.ts'
import type { TextPiece } from './marked-text.ts'
import classes from './message.module.css'

type MessageProps = {
  readonly lead: LeadPage
  /** The signal that is pointed at, here or among the reasons. */
  readonly lit: string | null
  readonly onLight: (signal: string | null) => void
}

/** The lead's own words, with what was read in them marked where it stands. */
export function Message({ lead, lit, onLight }: MessageProps) {
  const { t } = useLanguage()
  const { message, reading } = lead
  const pieces = useMemo(() => {
    const signals = reading?.signals.map(({ signal, start, end }) => ({ name: signal, start, end })) ?? []
    const grounds = reading?.grounds.map(({ about, start, end }) => ({ name: about, start, end })) ?? []
    return cutMarkedText(message ?? '', [...signals, ...grounds])
  }, [message, reading])
  if (!message?.trim()) return <p className={classes.none}>{t('lead.no_message')}</p>
  return (
    <section className={classes.message} aria-label={t('lead.message')}>
      <p dir="auto" className={classes.text}>
        {pieces.map((piece) => (
          <Piece key={piece.start} piece={piece} lit={lit} onLight={onLight} />
        ))}
      </p>
      <ReadingLine lead={lead} />
    </section>
  )
}

type PieceProps = { readonly piece: TextPiece } & Pick<MessageProps, 'lit' | 'onLight'>

function Piece({ piece, lit, onLight }: PieceProps) {
  const { code } = useLanguage()
  const name = piece.names.at(-1)
  if (!name) return piece.text
  const label = piece.names.map((each) => code('signal', each)).join(', ')
  return (
    // Pointing at the words lights their reason; what it says is also in the text for readers of the screen.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <mark
      className={classes.span}
      data-signal={name}
      data-lit={(lit !== null && piece.names.includes(lit)) || undefined}
      title={label}
      onMouseEnter={() => onLight(name)}
      onMouseLeave={() => onLight(null)}
    >
      {piece.text}
      <span className="sr-only"> ({label})</span>
    </mark>
  )
}

/** What the text says about who decides and by when, in one line. */
function ReadingLine({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  const { reading } = lead
  if (!reading) return null
  const facts = [
    reading.authority === 'unknown' || reading.evidence === 'none' ? null : code('authority', reading.authority),
    typeof reading.deadline?.days !== 'number' ? null : t('lead.deadline', { days: reading.deadline.days }),
    typeof reading.next_step?.days !== 'number' ? null : t('lead.next_step', { days: reading.next_step.days }),
    code('lang', reading.lang),
  ].filter((fact) => fact !== null)
  return <p className={classes.facts}>{facts.join(' · ')}</p>
}
