package io.mercato.catalog.admin;

import io.mercato.platform.problem.ProblemException;

import java.io.IOException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Changes some fields of whatever administrators look after, by a merge patch to the whole. Blocks. */
@ApplicationScoped
public class AdminPatches {
    private final AdminChanges changes;
    private final AdminContents contents;
    private final MergePatch patches;

    AdminPatches(AdminChanges changes, AdminContents contents, MergePatch patches) {
        this.changes = changes;
        this.contents = contents;
        this.patches = patches;
    }

    /**
     * Applies a patch to the version that {@code ifMatch} names, as {@link AdminChanges#change(AdminKind, UUID, String, Object)}
     * would.
     *
     * @throws ProblemException also 400 {@code invalid_body} when it names what is no field or cannot be changed here
     * @throws IOException when the patch is not JSON, or makes something else of the thing; a 400
     */
    public <T extends Administrated, C> T patch(AdminKind<T, ?, C> kind, UUID id, String ifMatch, String patch)
            throws IOException {
        T thing = kind.find(id, false).orElseThrow(() -> LifecycleRows.notFound(kind.row()));
        RowVersion.require(ifMatch, thing.version(), kind.row().word());
        C content = patches.read(
                patches.apply(patch, contents.fields(thing, kind.content()), AdminContents.names(kind.content())),
                kind.content());
        return changes.change(kind, id, RowVersion.tag(thing.version()), content);
    }
}
