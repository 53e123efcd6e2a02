package dev.frontdesk.mcp;

import dev.frontdesk.access.ProgramTokens;
import dev.frontdesk.access.Proofs;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets programs act for people who let them in: a code good once for two minutes, then a token for an hour, renewed by
 * another that changes each time. Whoever shows a spent one ends the grant. A new password ends all that were made before.
 */
@Component
class Grants implements ProgramTokens, Cleanup {

    static final Duration ACCESS = Duration.ofHours(1);

    private static final Duration CODE = Duration.ofMinutes(2);
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param access good for {@link #ACCESS} */
    record Tokens(Secret access, Secret refresh) {}

    private final GrantStore store;
    private final Proofs proofs;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Grants(GrantStore store, Proofs proofs, Tenancy tenancy, Audit audit, Clock clock) {
        this.store = store;
        this.proofs = proofs;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The person has let the program in; what it brings to have its tokens. */
    Secret let(Caller caller, Program program, String resource, String redirectUri, String challenge) {
        Secret code = random("fdc_");
        Instant now = clock.instant();
        Grant grant = new Grant(
                Ids.next(),
                caller.organization(),
                new AccountId(caller.id()),
                program.id(),
                program.name(),
                resource,
                redirectUri,
                challenge,
                HexFormat.of().formatHex(hash(code.reveal())),
                now.plus(CODE),
                null,
                null,
                null,
                null,
                null,
                now,
                null);
        tenancy.run(caller.organization(), () -> {
            store.insert(grant);
            audit.record(
                    caller.organization(),
                    AuditEntry.of(caller.actor(), "mcp_program.let_in").about("mcp_grant", grant.id()));
        });
        return code;
    }

    private static Secret random(String prefix) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty: the code is unknown, over, used, or not for this program; one that was used ends what it was used for. */
    Optional<Tokens> redeem(String code, String program, String redirectUri, String verifier) {
        byte[] hash = hash(code);
        return locked(hash, grant -> {
            if (!same(grant.codeHash(), hash)) {
                return Optional.empty();
            }
            if (grant.accessHash() != null) {
                end(grant, "code_used_again");
                return Optional.empty();
            }
            boolean fits = clock.instant().isBefore(grant.codeExpiresAt())
                    && grant.program().equals(program)
                    && grant.redirectUri().equals(redirectUri)
                    && MessageDigest.isEqual(
                            grant.challenge().getBytes(StandardCharsets.UTF_8),
                            Base64.getUrlEncoder().withoutPadding().encode(hash(verifier)))
                    && stillGood(grant);
            if (!fits) {
                store.delete(grant.organization(), grant.id(), null);
            }
            return fits ? Optional.of(renewed(grant)) : Optional.empty();
        });
    }

    private interface Work {
        Optional<Tokens> on(Grant grant);
    }

    private Optional<Tokens> locked(byte[] hash, Work work) {
        return store.find(hash)
                .flatMap(found -> tenancy.write(
                        found.organization(),
                        () -> store.lock(found.organization(), found.id()).flatMap(work::on)));
    }

    private static boolean same(@Nullable String kept, byte[] hash) {
        return HexFormat.of().formatHex(hash).equals(kept);
    }

    private boolean stillGood(Grant grant) {
        return proofs.caller(grant.account(), grant.organization()).isPresent()
                && proofs.passwordSetAt(grant.account())
                        .filter(set -> set.isBefore(grant.createdAt()))
                        .isPresent();
    }

    private Tokens renewed(Grant grant) {
        Tokens tokens = new Tokens(random("fdt_"), random("fdr_"));
        Instant now = clock.instant();
        store.renew(
                grant,
                hash(tokens.access().reveal()),
                now.plus(ACCESS),
                hash(tokens.refresh().reveal()),
                now.plus(REFRESH),
                now);
        return tokens;
    }

    private void end(Grant grant, String reason) {
        store.delete(grant.organization(), grant.id(), null);
        audit.record(
                grant.organization(),
                AuditEntry.of(Actor.SYSTEM, "mcp_program.ended")
                        .about("mcp_grant", grant.id())
                        .with("reason", reason)
                        .refused());
    }

    /** Empty: as with a code. */
    Optional<Tokens> renew(String refresh, String program) {
        byte[] hash = hash(refresh);
        return locked(hash, grant -> {
            if (same(grant.spentHash(), hash)) {
                end(grant, "token_used_again");
                return Optional.empty();
            }
            boolean fits = same(grant.refreshHash(), hash)
                    && grant.program().equals(program)
                    && grant.refreshExpiresAt() != null
                    && clock.instant().isBefore(grant.refreshExpiresAt())
                    && stillGood(grant);
            return fits ? Optional.of(renewed(grant)) : Optional.empty();
        });
    }

    @Override
    public Optional<Caller> caller(String token, String path) {
        if (!token.startsWith("fdt_")) {
            return Optional.empty();
        }
        byte[] hash = hash(token);
        return store.find(hash)
                .filter(grant -> same(grant.accessHash(), hash)
                        && grant.accessExpiresAt() != null
                        && clock.instant().isBefore(grant.accessExpiresAt())
                        && grant.covers(path)
                        && stillGood(grant))
                .flatMap(grant -> proofs.caller(grant.account(), grant.organization()));
    }

    /** The program gives up what it holds. */
    void giveUp(String token) {
        store.find(hash(token))
                .ifPresent(grant ->
                        tenancy.run(grant.organization(), () -> store.delete(grant.organization(), grant.id(), null)));
    }

    /** One's own; for an admin everybody's. */
    List<Grant> list(Caller caller, boolean everybody) {
        OrganizationId organization = caller.organization();
        AccountId account = everybody && caller.mayAdminister() ? null : new AccountId(caller.id());
        return tenancy.read(organization, () -> store.list(organization, account, clock.instant()));
    }

    /** One's own; an admin anybody's. */
    void end(Caller caller, UUID id) {
        AccountId account = caller.mayAdminister() ? null : new AccountId(caller.id());
        boolean ended = tenancy.write(caller.organization(), () -> {
            boolean deleted = store.delete(caller.organization(), id, account);
            if (deleted) {
                audit.record(
                        caller.organization(),
                        AuditEntry.of(caller.actor(), "mcp_program.ended").about("mcp_grant", id));
            }
            return deleted;
        });
        if (!ended) {
            throw new Problem.Missing("program", id);
        }
    }

    @Override
    public int clean(Instant now) {
        return store.forget(now);
    }
}
