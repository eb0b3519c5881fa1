import { z } from 'zod'
import { AuditAnswer, AuditRequest } from '../../core/protocol/audit.ts'
import { GENERATION_HEADER } from '../../core/protocol/generation.ts'
import {
  ClaimsRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  SnapshotPage,
  SnapshotRequest,
} from '../../core/protocol/sync.ts'
import {
  HouseAnswer,
  HouseRequest,
  JoinAnswer,
  JoinCodeAnswer,
  JoinCodeRequest,
  JoinRequest,
  Problem,
  StationsAnswer,
  syncPaths,
} from '../../core/protocol/sync-http.ts'

/** The API described from the very schemas that judge its messages. */
const nothing = z.object({})
const described = {
  [syncPaths.push]: {
    summary: 'Operations of a station, in their order',
    request: PushRequest,
    answer: PushAnswer,
  },
  [syncPaths.pull]: {
    summary: 'Everything above the versions of a station',
    request: PullRequest,
    answer: PullAnswer,
  },
  [syncPaths.snapshot]: { summary: 'A page of a space', request: SnapshotRequest, answer: SnapshotPage },
  [syncPaths.numbers]: { summary: 'Another block of numbers', request: nothing, answer: nothing },
  [syncPaths.audit]: {
    summary: 'The log of operations, newest first',
    request: AuditRequest,
    answer: AuditAnswer,
  },
  [syncPaths.claims]: { summary: 'Tasks for this station alone', request: ClaimsRequest, answer: nothing },
  [syncPaths.joinCode]: {
    summary: 'A code for one more station',
    request: JoinCodeRequest,
    answer: JoinCodeAnswer,
  },
  [syncPaths.stations]: { summary: 'The stations of the house', request: nothing, answer: StationsAnswer },
  [syncPaths.house]: {
    summary: 'An operation that the server does itself',
    request: HouseRequest,
    answer: HouseAnswer,
  },
  [syncPaths.join]: { summary: 'A code becomes a station', request: JoinRequest, answer: JoinAnswer },
} as const

/** A station of another generation is answered 426. */
const generationHeader = {
  name: GENERATION_HEADER,
  in: 'header',
  required: true,
  schema: { type: 'integer', minimum: 1 },
}

export function openApi(version: string): Readonly<Record<string, unknown>> {
  const paths = Object.entries(described).map(([path, { summary, request, answer }]) => [
    path,
    {
      post: {
        summary,
        ...(path === syncPaths.join ? { security: [] } : {}),
        parameters: [generationHeader],
        requestBody: { required: true, content: json(request, 'input') },
        responses: {
          200: { description: 'Done', content: json(answer, 'output') },
          '4XX': { description: 'Not done, and nothing has changed', content: json(Problem, 'output') },
          503: { description: 'Not now: send it again', content: json(Problem, 'output') },
        },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Entrepot server', version },
    security: [{ station: [] }],
    components: { securitySchemes: { station: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(paths) as unknown,
  }
}

function json(schema: z.ZodType, io: 'input' | 'output') {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } }
}
