import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../core/app-error.ts'
import { problemOf } from './problem.ts'
import { errorForLog } from './request-log.ts'
import type { Server } from './route.ts'

/** Every error leaves by one door, in one shape. */
export function answerErrors(app: Server): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
}

/** Answers with the problem of an error; faults of ours are logged. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = problemOf(error, request.id)
  if (status >= 500) request.log.error({ fault: errorForLog(error) }, 'fault')
  if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '5')
  return reply
    .code(status)
    .header('x-request-id', request.id)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body)
}

/** The answer where no route is. */
export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(new AppError('not_found', 'no_such_address', 'there is nothing at this address'), request, reply)
}

/** What is not HTTP at all gets the same shape, written by hand: there is no request yet. */
export function malformedAnswer(code: string | undefined): string {
  const tooLarge = code === 'HPE_HEADER_OVERFLOW'
  const [status, told] = tooLarge
    ? [
        '431 Request Header Fields Too Large',
        new AppError('too_large', 'headers_too_large', 'the headers are too large'),
      ]
    : ['400 Bad Request', new AppError('bad_input', 'not_http', 'this is not a valid HTTP request')]
  const body = JSON.stringify(problemOf(told, 'none').body)
  const head = [
    `HTTP/1.1 ${status as string}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
