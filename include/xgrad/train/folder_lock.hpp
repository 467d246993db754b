#pragma once

#include <filesystem>
#include <string>

namespace xgrad {

/// Keeps others from writing into a folder as long as it lives. The lock is the folder's own, and goes with the last process
/// that has it: one that was started meanwhile keeps it until it has ended. Where a file system knows no locks, there is none.
class FolderLock {
public:
    /// `others`: who may have it, for the message ("another training"). Throws FileError if somebody has it.
    FolderLock(const std::filesystem::path& folder, const std::string& others);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int folder_;
};

}  // namespace xgrad
