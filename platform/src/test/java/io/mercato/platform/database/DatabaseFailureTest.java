package io.mercato.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

import javax.transaction.xa.XAException;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;

class DatabaseFailureTest {
    @ParameterizedTest
    @CsvSource({
        "08001,AWAY",
        "08006,AWAY",
        "57P01,AWAY",
        "99999,AWAY",
        "57P02,AWAY",
        "57P03,AWAY",
        "53300,AWAY",
        "53100,AWAY",
        "25006,AWAY",
        "57014,TOO_SLOW",
        "55P03,TOO_SLOW",
        "23505,REFUSED",
        "22001,REFUSED",
        "40P01,REFUSED",
        "42P01,DEFECT"
    })
    void theStateTellsWhatAFailureMeans(String state, DatabaseFailure meaning) {
        assertThat(DatabaseFailure.of(new PersistenceException(new SQLException("", state))))
                .isEqualTo(meaning);
    }

    @Test
    void aPoolWithoutAConnectionToGiveIsAsGoodAsNoDatabase() {
        assertThat(DatabaseFailure.of(new SQLException("Sorry, acquisition timeout!")))
                .isEqualTo(DatabaseFailure.AWAY);
    }

    @Test
    void somebodyWhoWroteFirstIsARefusal() {
        assertThat(DatabaseFailure.of(new RuntimeException(new OptimisticLockException())))
                .isEqualTo(DatabaseFailure.REFUSED);
    }

    @Test
    void whatPostgresqlSaysToACommitIsFoundWhereJtaHidesIt() {
        RollbackException commit = new RollbackException("ARJUNA016053");
        commit.addSuppressed(new XAException("commit").initCause(new SQLException("", "57014")));
        assertThat(DatabaseFailure.of(FailedCommit.told(commit))).isEqualTo(DatabaseFailure.TOO_SLOW);
    }

    @Test
    void anythingElseIsADefect() {
        assertThat(DatabaseFailure.of(new NullPointerException())).isEqualTo(DatabaseFailure.DEFECT);
    }
}
