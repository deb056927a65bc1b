#pragma once

#include <cstdint>

namespace videorecorder
{

/// Something that happens to the file between two bytes of the ring's stream: a sync, or bytes written over.
struct Marker
{
    static constexpr uint32_t kPayloadBytes = 512;

    uint32_t at = 0; ///< The stream counter of the byte that it stands before.
    bool isSync = false;
    int64_t position = 0;
    uint32_t count = 0;
    uint8_t payload[kPayloadBytes] = {};
};

/// The markers of the ring, oldest first. Guarded by the card's lock; the oldest one may be read without it by the task
/// that removes it.
class MarkerQueue
{
public:
    static constexpr uint32_t kCapacity = 16;

    /// Uses memory for kCapacity markers. The memory stays the caller's.
    void Use(Marker *memory) { memory_ = memory; }

    bool IsFull() const { return added_ - removed_ == kCapacity; }
    bool IsEmpty() const { return added_ == removed_; }

    /// Adds a marker behind all others and returns it, to be filled in. There is space.
    Marker &Add() { return memory_[added_++ % kCapacity]; }

    /// The oldest one. There is one.
    const Marker &GetFirst() const { return memory_[removed_ % kCapacity]; }

    void RemoveFirst() { ++removed_; }
    void RemoveAll() { removed_ = added_; }

    /// How many were ever added and removed; the counters wrap.
    uint32_t GetAdded() const { return added_; }
    uint32_t GetRemoved() const { return removed_; }

private:
    Marker *memory_ = nullptr;
    // They wrap soon: what would go wrong then is seen at once.
    uint32_t added_ = 0U - kCapacity;
    uint32_t removed_ = 0U - kCapacity;
};

} // namespace videorecorder
