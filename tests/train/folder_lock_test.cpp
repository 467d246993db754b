#include "xgrad/train/folder_lock.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"

using namespace xgrad;

TEST_CASE("a folder is one's own as long as the lock lives") {
    const tests::TempFolder folder;
    const std::string path = folder.path().string();
    {
        const FolderLock lock(path, "another training");
        CHECK_THROWS_WITH(FolderLock(path, "another training"),
                          path +
                              ": another training is at work in this folder; wait until it has ended, or "
                              "choose another folder with --out");
    }
    CHECK_NOTHROW(FolderLock(path, "another training"));
}

TEST_CASE("a folder that is not there has no lock") {
    const tests::TempFolder folder;
    CHECK_NOTHROW(FolderLock(folder / "none", "another training"));
}
