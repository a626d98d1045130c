import { Table } from '@mantine/core'

type HeadRowProps = {
  readonly names: readonly string[]
  /** What the last column of buttons is for: heard, not seen. */
  readonly deeds?: string
}

/** The head of a table, a name a column. */
export function HeadRow({ names, deeds }: HeadRowProps) {
  return (
    <Table.Thead>
      <Table.Tr>
        {names.map((name) => (
          <Table.Th key={name}>{name}</Table.Th>
        ))}
        {deeds ? (
          <Table.Th>
            <span className="sr-only">{deeds}</span>
          </Table.Th>
        ) : null}
      </Table.Tr>
    </Table.Thead>
  )
}
