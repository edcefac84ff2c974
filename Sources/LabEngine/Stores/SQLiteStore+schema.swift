extension SQLiteStore {
    /// The figures are kept by triggers over the real table, so that reading them costs the same in the first second
    /// and in the second hour.
    ///
    /// `work_window` is 0 for what an outsider sent; the triggers leave that alone. A charge overlaps an earlier one
    /// of its order where it came in before the earlier one was stored.
    static let schema = """
        CREATE TABLE charge (
          id          INTEGER PRIMARY KEY,
          order_id    TEXT    NOT NULL,
          amount      INTEGER NOT NULL,
          work_window INTEGER NOT NULL,
          attempt     INTEGER NOT NULL,
          arrived     REAL    NOT NULL,
          stored      REAL    NOT NULL
        );
        CREATE INDEX charge_by_order ON charge (order_id, work_window);

        CREATE TABLE idempotency_key (
          key          TEXT    NOT NULL PRIMARY KEY,
          fingerprint  BLOB    NOT NULL,
          status       INTEGER,
          body         BLOB,
          owner        INTEGER NOT NULL,
          leased_until REAL    NOT NULL
        );

        CREATE TABLE charged_order (
          work_window INTEGER NOT NULL,
          order_id    TEXT    NOT NULL,
          charges     INTEGER NOT NULL,
          overlapping INTEGER NOT NULL,
          last_charge INTEGER NOT NULL,
          PRIMARY KEY (work_window, order_id)
        ) WITHOUT ROWID;
        CREATE TABLE tally (
          work_window               INTEGER PRIMARY KEY,
          orders                    INTEGER NOT NULL DEFAULT 0,
          charges                   INTEGER NOT NULL DEFAULT 0,
          charged_twice             INTEGER NOT NULL DEFAULT 0,
          charged_twice_overlapping INTEGER NOT NULL DEFAULT 0
        );

        CREATE TRIGGER count_charge AFTER INSERT ON charge WHEN NEW.work_window > 0 BEGIN
          INSERT INTO charged_order VALUES (NEW.work_window, NEW.order_id, 1, 0, NEW.id)
            ON CONFLICT DO UPDATE SET
              charges = charges + 1,
              overlapping = overlapping OR EXISTS (
                SELECT 1 FROM charge AS earlier
                WHERE earlier.order_id = NEW.order_id AND earlier.work_window = NEW.work_window
                  AND earlier.id <> NEW.id AND earlier.stored > NEW.arrived),
              last_charge = NEW.id;
        END;
        CREATE TRIGGER count_order AFTER INSERT ON charged_order BEGIN
          INSERT INTO tally (work_window, orders, charges) VALUES (NEW.work_window, 1, 1)
            ON CONFLICT DO UPDATE SET orders = orders + 1, charges = charges + 1;
        END;
        CREATE TRIGGER count_again AFTER UPDATE ON charged_order BEGIN
          UPDATE tally SET
            charges = charges + NEW.charges - OLD.charges,
            charged_twice = charged_twice + (OLD.charges = 1),
            charged_twice_overlapping = charged_twice_overlapping + (NEW.overlapping AND NOT OLD.overlapping)
          WHERE work_window = NEW.work_window;
        END;
        """
}
