// A DNS server on 127.0.0.1 that says what a test tells it to.
import { createSocket } from 'node:dgram'
import { createServer, type Server } from 'node:net'

export type LabZone = {
  readonly mx?: readonly (readonly [priority: number, host: string])[]
  readonly a?: readonly string[]
  /** Groups of sixteen bits, all eight written out. */
  readonly aaaa?: readonly string[]
  /** Other addresses at every further question, round and round. */
  readonly turns?: readonly (readonly string[])[]
  readonly cname?: string
  /** `silent` never answers; `garbage` answers with noise; `cut` says that the answer did not fit, and there is no TCP to ask again. */
  readonly fault?: 'servfail' | 'refused' | 'silent' | 'garbage' | 'cut'
  /** Says over UDP that the answer did not fit, and gives it over TCP. */
  readonly overTcp?: boolean
  /** Fails so many times before it answers. */
  readonly failsFirst?: number
  /** There is no such name, it says to the question for mail hosts alone. */
  readonly deniesMx?: boolean
  /** `loop`: a name that points at itself. `stranger`: records of another name. `flood`: fifty kilobytes of text beside the answer. `torn`: half an answer. */
  readonly trick?: 'loop' | 'stranger' | 'flood' | 'torn'
}

export type DnsLab = { readonly address: string; readonly asked: () => number; close(): Promise<void> }

const types = { a: 1, cname: 5, mx: 15, aaaa: 28 } as const
const codes = { none: 0, cut: 0, servfail: 2, nxdomain: 3, refused: 5 } as const

const encodeName = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ])

/** The question's name and type; the question section starts at byte 12. */
function readQuestion(message: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 }
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function mxData(priority: number, host: string): Buffer {
  const head = Buffer.alloc(2)
  head.writeUInt16BE(priority, 0)
  return Buffer.concat([head, encodeName(host)])
}

function answersOf(zone: LabZone, type: number): readonly Buffer[] {
  if (zone.cname !== undefined && type !== types.mx) return [record(types.cname, encodeName(zone.cname))]
  if (type === types.mx) return (zone.mx ?? []).map(([priority, host]) => record(types.mx, mxData(priority, host)))
  if (type === types.a) return (zone.a ?? []).map((ip) => record(types.a, Buffer.from(ip.split('.').map(Number))))
  if (type === types.aaaa) return (zone.aaaa ?? []).map((ip) => record(types.aaaa, sixteenBits(ip)))
  return []
}

const sixteenBits = (ip: string): Buffer =>
  Buffer.concat(ip.split(':').map((group) => Buffer.from(group.padStart(4, '0'), 'hex')))

type Zones = Readonly<Record<string, LabZone>>
type Asked = { readonly overTcp: boolean; readonly times: Map<string, number> }

/** The zone as it is for this question: one that fails first or denies its mail hosts is another one for a while. */
function zoneFor(zone: LabZone | undefined, name: string, { type, asked }: { type: number; asked: Asked }) {
  if (zone === undefined || (zone.deniesMx && type === types.mx)) return undefined
  const times = (asked.times.get(name) ?? 0) + 1
  asked.times.set(name, times)
  if (times <= (zone.failsFirst ?? 0)) return { ...zone, fault: 'servfail' as const }
  return zone.overTcp && !asked.overTcp ? { ...zone, fault: 'cut' as const } : zone
}

function tricked(trick: LabZone['trick'], answers: readonly Buffer[]): readonly Buffer[] {
  if (trick === 'loop') {
    const itself = record(types.mx, Buffer.concat([Buffer.from([0, 10]), Buffer.from([0xc0, 0x0c])]))
    // The name of the record is a pointer to where it stands itself.
    itself.writeUInt16BE(0xc0ff, 0)
    return [itself, Buffer.from([0xc0, 0xff, 0xc0, 0xff])]
  }
  if (trick === 'stranger')
    return answers.map((one) => Buffer.concat([encodeName('somebody-else.test'), one.subarray(2)]))
  if (trick === 'flood') {
    const text = Buffer.concat([Buffer.from([250]), Buffer.alloc(250, 0x61)])
    return [...answers, ...Array.from({ length: 200 }, () => record(16, text))]
  }
  return answers
}

function respond(message: Buffer, zones: Zones, asked: Asked): Buffer | null {
  const { name, type, end } = readQuestion(message)
  if (asked.overTcp && zones[name]?.overTcp !== true) return null
  const zone = zoneFor(zones[name], name, { type, asked })
  if (zone?.fault === 'silent') return null
  if (zone?.fault === 'garbage') return Buffer.from('this is no DNS message')
  const code = zone === undefined ? codes.nxdomain : zone.fault === undefined ? codes.none : codes[zone.fault]
  const plain = zone === undefined || zone.fault !== undefined ? [] : answersOf(zone, type)
  const answers = zone?.trick ? tricked(zone.trick, plain) : plain
  const head = Buffer.alloc(12)
  message.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8580 | code | (zone?.fault === 'cut' ? 0x0200 : 0), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(answers.length, 6)
  const whole = Buffer.concat([head, message.subarray(12, end), ...answers])
  return zone?.trick === 'torn' && answers.length > 0 ? whole.subarray(0, -6) : whole
}

/** The same over TCP, on the port of the UDP server: two bytes of length before each message. */
function listenTcp(port: number, answer: (message: Buffer) => Buffer | null): Promise<Server> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk])
      while (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE(0)) {
        const end = 2 + heard.readUInt16BE(0)
        const said = answer(heard.subarray(2, end))
        heard = heard.subarray(end)
        if (said === null) return void socket.destroy()
        const length = Buffer.alloc(2)
        length.writeUInt16BE(said.length)
        socket.write(Buffer.concat([length, said]))
      }
    })
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

/** A zone whose addresses change with every question. */
function withTurns(zone: LabZone): LabZone {
  const { turns } = zone
  if (turns === undefined) return zone
  let at = 0
  return {
    ...zone,
    get a() {
      at += 1
      return turns[(at - 1) % turns.length] ?? []
    },
  }
}

/** Starts the server; names that no zone has do not exist. */
export async function startDnsLab(zones: Readonly<Record<string, LabZone>>): Promise<DnsLab> {
  const socket = createSocket('udp4')
  let asked = 0
  const times = new Map<string, number>()
  const turned = Object.fromEntries(Object.entries(zones).map(([name, zone]) => [name, withTurns(zone)]))
  socket.on('message', (message, peer) => {
    asked += 1
    const answer = respond(message, turned, { overTcp: false, times })
    if (answer !== null) socket.send(answer, peer.port, peer.address)
  })
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve)
  })
  const { port } = socket.address()
  const needsTcp = Object.values(zones).some(({ overTcp }) => overTcp === true)
  const tcp = needsTcp ? await listenTcp(port, (one) => respond(one, turned, { overTcp: true, times })) : null
  return {
    address: `127.0.0.1:${port}`,
    asked: () => asked,
    close: async () => {
      tcp?.close()
      await new Promise<void>((resolve) => socket.close(() => resolve()))
    },
  }
}
