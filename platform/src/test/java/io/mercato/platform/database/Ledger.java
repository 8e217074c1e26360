package io.mercato.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Accounts to quarrel over; counts how often each is tried. */
@ApplicationScoped
class Ledger {
    private final DataSource dataSource;
    private final AtomicInteger attempts = new AtomicInteger();

    Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void open() {
        attempts.set(0);
        run("DROP TABLE IF EXISTS accounts, entries");
        run("CREATE TABLE accounts (id int PRIMARY KEY, balance int)");
        run("CREATE TABLE entries (reference text PRIMARY KEY)");
        run("INSERT INTO accounts VALUES (1, 100), (2, 100)");
    }

    int attempts() {
        return attempts.get();
    }

    int balance(int id) {
        return number("SELECT balance FROM accounts WHERE id = " + id);
    }

    int entries() {
        return number("SELECT count(*) FROM entries");
    }

    @Retried
    @Transactional
    Void move(int from, int to, int amount, CyclicBarrier bothHaveOne) {
        int attempt = attempts.incrementAndGet();
        add(from, -amount);
        if (attempt <= 2) {
            meet(bothHaveOne);
        }
        add(to, amount);
        return null;
    }

    @Retried
    @Transactional
    void addSerializably(int id, int amount) {
        attempts.incrementAndGet();
        run("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        run("UPDATE accounts SET balance = " + (balance(id) + amount) + " WHERE id = " + id);
    }

    @Retried
    @Transactional
    void alwaysLose() {
        attempts.incrementAndGet();
        run("DO $$ BEGIN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$");
    }

    @Retried
    void loseWithinAnother() {
        alwaysLose();
    }

    @Retried(idempotent = true)
    @Transactional
    void setWithTheConnectionCutOnce(int id, int balance) {
        cutOnce();
        run("UPDATE accounts SET balance = " + balance + " WHERE id = " + id);
    }

    @Retried
    @Transactional
    void addWithTheConnectionCutOnce(int id, int amount) {
        cutOnce();
        add(id, amount);
    }

    @Retried
    @Transactional
    void openAgain(int id) {
        attempts.incrementAndGet();
        run("INSERT INTO accounts VALUES (" + id + ", 0)");
    }

    @Retried(idempotent = true)
    @Transactional
    boolean enter(String reference) {
        attempts.incrementAndGet();
        run("INSERT INTO entries VALUES ('" + reference + "') ON CONFLICT DO NOTHING");
        return true;
    }

    @Retried(idempotent = true)
    @Transactional
    void setWithTheCommitCutOnce(int id, int balance) throws InterruptedException {
        int attempt = attempts.incrementAndGet();
        run("UPDATE accounts SET balance = " + balance + " WHERE id = " + id);
        if (attempt == 1) {
            int own = number("SELECT pg_backend_pid()");
            // Over another connection, so that the next that is heard on this one is the answer to the commit.
            Thread.ofVirtual()
                    .start(() -> run("SELECT pg_terminate_backend(" + own + ", 5000)"))
                    .join();
        }
    }

    private void cutOnce() {
        int attempt = attempts.incrementAndGet();
        if (attempt == 1) {
            run("SELECT pg_terminate_backend(pg_backend_pid())");
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(int id, int amount) {
        run("UPDATE accounts SET balance = balance + " + amount + " WHERE id = " + id);
    }

    private void run(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int number(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
