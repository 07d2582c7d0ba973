-- Every foreign key has an index of its own.

CREATE INDEX layer_upload_by_layer ON layer_upload (layer);
CREATE INDEX stage_item_by_stage ON stage_item (trait, stage);
