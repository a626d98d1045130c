import type { FastifyReply } from 'fastify'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Answers with a workbook to be kept under this name. */
export const sendWorkbook = (reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}.xlsx"`).type(xlsx).send(Buffer.from(bytes))
