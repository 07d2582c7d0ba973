-- Few incidents are ever moved by a reorganisation; which ones is asked for every figure under an older structure.
CREATE INDEX incident_event_moved ON incident_event (incident_id, at) WHERE verb = 'incident.moved';
