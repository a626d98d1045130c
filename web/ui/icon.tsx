/** Line icons on a 20 by 20 grid, drawn for this console. */
const paths = {
  list: 'M3 5h14M3 10h14M3 15h9',
  today:
    'M10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5 6 6M14 14l1.5 1.5M15.5 4.5 14 6M6 14l-1.5 1.5M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4',
  queue: 'M3 11.5 5 4h10l2 7.5V16H3zM3 11.5h4l1 2h4l1-2h4',
  review: 'M10 2.5 16.5 5v4.6c0 4-2.7 6.6-6.5 7.9-3.8-1.3-6.5-3.9-6.5-7.9V5zM7 10l2.2 2.2L13.2 8',
  quarantine: 'M3 6h14v3H3zM4.5 9v8h11V9M8 12.5h4',
  all: 'M10 2.8 17.5 7 10 11.2 2.5 7zM2.5 10.5 10 14.7l7.5-4.2M2.5 13.6 10 17.8l7.5-4.2',
  places: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z',
  route:
    'M5 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4M15 12.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4M7 5.5h5a3 3 0 0 1 0 6H8a3 3 0 0 0 0 6h1',
  import: 'M10 13V3.5M6.5 7 10 3.5 13.5 7M3.5 13v3.5h13V13',
  money: 'M10 2.5v15M14 5.5c-1-1-2.4-1.5-4-1.5-2.4 0-4 1.1-4 2.9 0 4 8 2 8 6.1 0 1.8-1.6 3-4 3-1.7 0-3.2-.6-4.2-1.7',
  experiment: 'M7.5 3h5M8.5 3v5L4 15.5c-.6 1 .1 2 1.2 2h9.6c1.1 0 1.8-1 1.2-2L11.5 8V3M6.5 12.5h7',
  model: 'M3 17V3M3 17h14M6 13l3.5-4 3 2.5L17 5',
  policy: 'M4 6h6M14 6h2M12 4v4M4 14h2M10 14h6M8 12v4M4 10h12',
  settings:
    'M10 7.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M10 2v2.4M10 15.6V18M2 10h2.4M15.6 10H18M4.3 4.3 6 6M14 14l1.7 1.7M15.7 4.3 14 6M6 14l-1.7 1.7',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13 13l4 4',
  phone:
    'M5 3h2.6l1.2 3.6-1.7 1.3a9 9 0 0 0 5 5l1.3-1.7L17 12.4V15a2 2 0 0 1-2.2 2A12.8 12.8 0 0 1 3 5.2 2 2 0 0 1 5 3',
  chat: 'M10 3a7 7 0 0 1 0 14 7.2 7.2 0 0 1-3.2-.8L3 17l.9-3.6A7 7 0 0 1 10 3M7.5 9h5M7.5 11.5h3',
  mail: 'M2.8 4.8h14.4v10.4H2.8zM3 5l7 6 7-6',
  clock: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 6v4.2l2.8 1.8',
  pass: 'M7 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M2 16.5c.3-3 2.3-4.6 5-4.6 1 0 2 .2 2.7.7M12 14.5h6M15.5 12l2.5 2.5-2.5 2.5',
  people:
    'M7 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M2 16.5c.3-3 2.3-4.6 5-4.6s4.7 1.6 5 4.6M13 4a2.7 2.7 0 0 1 0 5.2M14.6 12.1c1.9.5 3.2 2 3.4 4.4',
  flag: 'M5 17.5V3M5 3.8c4-2 6 2 10.5 0v7.4c-4.5 2-6.5-2-10.5 0',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  check: 'm4 10.5 4 4 8-9',
  cross: 'm5 5 10 10M15 5 5 15',
  alert: 'M10 3 2.5 16.5h15zM10 8v4M10 14.3v.2',
  unknown: 'M7.3 7.5A2.7 2.7 0 1 1 10 10.3V12M10 14.7v.2',
  back: 'M12.5 4 6.5 10l6 6',
  chevron: 'm6 8 4 4 4-4',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  plus: 'M10 4v12M4 10h12',
  trash: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8',
  globe:
    'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M2.8 10h14.4M10 2.8c2.2 2 3 4.4 3 7.2s-.8 5.2-3 7.2c-2.2-2-3-4.4-3-7.2s.8-5.2 3-7.2',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.8h7',
  spark: 'M10 3v4M10 13v4M3 10h4M13 10h4',
  note: 'M4 3h12v9l-4.5 5H4zM16 12h-4.5v5M7 7h6M7 10h3',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v2',
  scale: 'M10 3v14M6 17h8M3 7h14M5.5 7 3 12h5zM14.5 7 12 12h5z',
} as const

export type IconName = keyof typeof paths

type IconProps = { readonly name: IconName; readonly size?: number; readonly className?: string }

/** Decorative: the words beside it, or the label of its button, say what it means. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
