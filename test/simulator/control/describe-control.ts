import { ROUTE_NAMES } from '../http/routes.ts';
import { CALL_KINDS } from '../records/scenes.ts';
import { ACTIONS } from './actions.ts';
import { BEHAVIOUR_KINDS } from './read-wishes.ts';

/** What `GET /control` says: every control, and the words it understands. */
export function describeControl(): unknown {
	return {
		controls: {
			'GET /control/calls?last=100': 'the last calls as the simulator keeps them',
			'POST /control/calls':
				'{ kind, caller?, transcription?, record?, unheard? }: a call happens; answers the record',
			'GET /control/calls/{uuid}': 'the record as a client gets it',
			'PATCH /control/calls/{uuid}': '{ status?, duration?, … }: changes a call and re-sends it',
			'POST /control/calls/{uuid}/transcription': 'a pending transcription becomes available',
			'POST /control/calls/{uuid}/repeat': 'sends the record once more, unchanged',
			'DELETE /control/calls/{uuid}': 'deletes a call elsewhere, unannounced',
			'GET, DELETE /control/requests': 'what was asked so far; forget it',
			'GET /control/streams': 'how many streams are open',
			'GET, DELETE /control/faults': 'declared and unused faults; take all of them back',
			'POST /control/faults': '{ route, behaviour: { kind, … }, times?: number | "always" }',
			'GET, PATCH /control/settings': 'how the service is; change it while it runs',
			'POST /control/actions': '{ do, … }',
		},
		kinds: CALL_KINDS,
		routes: ['any', ...ROUTE_NAMES],
		behaviours: BEHAVIOUR_KINDS,
		actions: ACTIONS,
	};
}
