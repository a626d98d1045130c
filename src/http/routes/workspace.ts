import { changeWorkspace as changeWorkspaceVerb } from '../../app/settings/change-workspace.ts'
import { contextOf } from '../authenticate.ts'
import { session } from '../contract/session.ts'
import { changeWorkspace } from '../contract/workspace.ts'
import { answers, type Server } from '../route.ts'

const workspaceView = session.shape.workspace.omit({ lead_count: true, sample_filling: true })

/** The company's name, country, currency and time zone. */
export function workspaceRoutes(app: Server): void {
  app.patch(
    '/api/workspace',
    { schema: { tags: ['settings'], body: changeWorkspace, response: answers(workspaceView) } },
    async (request) => {
      const { time_zone, ...changes } = request.body
      const changed = await changeWorkspaceVerb(contextOf(request), { ...changes, timeZone: time_zone })
      const { timeZone, hasSampleData, ...workspace } = changed
      return { ...workspace, time_zone: timeZone, has_sample_data: hasSampleData }
    },
  )
}
