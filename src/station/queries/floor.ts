import type { floorQueries as asked } from '../../core/protocol/queries/floor.ts'
import { caseEvidence } from './case-evidence.ts'
import { caseViews } from './case-views.ts'
import { home } from './home.ts'
import { packList } from './pack-list.ts'
import { packView } from './pack-view.ts'
import { pickTaskView } from './pick-view.ts'
import type { Implementations } from './query-context.ts'
import { resolveCode } from './resolve-code.ts'
import { freeTasks, myTasks, othersTasks } from './task-cards.ts'

const TASKS_SHOWN = 200

/** What the floor asks. Documents are rendered by the host. */
export const floorAnswers: Omit<Implementations<typeof asked>, 'document'> = {
  home: (ctx) => home(ctx),
  pickTasks: (ctx) => [...myTasks(ctx), ...freeTasks(ctx, TASKS_SHOWN), ...othersTasks(ctx, TASKS_SHOWN)],
  pickTask: (ctx, { taskId }) => pickTaskView(ctx, taskId),
  packList: (ctx) => packList(ctx),
  pack: (ctx, { orderId }) => packView(ctx, orderId),
  resolveCode: (ctx, { code }) => resolveCode(ctx, code),
  caseEvidence: (ctx, { caseId }) => caseEvidence(ctx, caseId),
  cases: (ctx, { status }) => caseViews(ctx, status),
}
