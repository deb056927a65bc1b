// Random calls on several files, compared with a model that just keeps the bytes.
#include <map>

#include "CardTest.h"
#include "Random.h"

using namespace videorecorder;

namespace
{

/// One file as its caller sees it.
struct Model
{
    std::string path;
    Bytes bytes;
    int32_t handle = -1;
};

class ARandomRun : public CardTest, public testing::WithParamInterface<uint32_t>
{
protected:
    Model &Pick() { return models[random.Below(static_cast<uint32_t>(models.size()))]; }

    void Open(Model &model)
    {
        const bool exists = card.HasFile("/D/" + model.path);
        model.handle = client.Open("D:\\" + model.path, exists ? CardFileMode::Write : CardFileMode::CreateNew);
        ASSERT_GE(model.handle, 0);
        ASSERT_EQ(static_cast<int64_t>(model.bytes.size()), worker.GetLength(model.handle));
    }

    void Append(Model &model)
    {
        const uint32_t most = random.Below(20) == 0 ? 700000 : 20000;
        const Bytes bytes = MakeBytes(random.Below(most), random.Next());
        ASSERT_EQ(CardStatus::Ok, client.Append(model.handle, bytes));
        model.bytes.insert(model.bytes.end(), bytes.begin(), bytes.end());
    }

    void Overwrite(Model &model)
    {
        const uint32_t position = random.Below(static_cast<uint32_t>(model.bytes.size()) + 1);
        const uint32_t space = static_cast<uint32_t>(model.bytes.size()) - position;
        const Bytes bytes = MakeBytes(random.Below(std::min(space, 3000U) + 1), random.Next());
        ASSERT_EQ(CardStatus::Ok, client.Overwrite(model.handle, position, bytes));
        std::copy(bytes.begin(), bytes.end(), model.bytes.begin() + position);
    }

    void Read(Model &model)
    {
        const uint32_t size = static_cast<uint32_t>(model.bytes.size());
        const uint32_t position = random.Below(size + 100);
        const uint32_t count = random.Below(50000);
        Bytes bytes;
        const uint32_t from = std::min(position, size);
        const uint32_t expected = std::min(count, size - from);
        ASSERT_EQ(static_cast<int32_t>(expected), client.Read(model.handle, position, count, &bytes));
        ASSERT_TRUE(std::equal(bytes.begin(), bytes.end(), model.bytes.begin() + from));
    }

    void Truncate(Model &model)
    {
        const uint32_t length = random.Below(static_cast<uint32_t>(model.bytes.size()) + 1);
        ASSERT_EQ(CardStatus::Ok, client.Truncate(model.handle, length));
        model.bytes.resize(length);
    }

    void Close(Model &model)
    {
        ASSERT_EQ(CardStatus::Ok, client.Close(model.handle));
        model.handle = -1;
        ASSERT_TRUE(model.bytes == card.GetFile("/D/" + model.path));
        ASSERT_TRUE(model.bytes == card.GetSyncedFile("/D/" + model.path));
    }

    void Step()
    {
        Model &model = Pick();
        if (model.handle < 0)
        {
            Open(model);
            return;
        }

        const uint32_t what = random.Below(100);
        if (what < 60)
        {
            Append(model);
        }
        else if (what < 75)
        {
            Overwrite(model);
        }
        else if (what < 85)
        {
            ASSERT_EQ(CardStatus::Ok, client.Sync(model.handle));
        }
        else if (what < 92)
        {
            Read(model);
        }
        else if (what < 95)
        {
            Truncate(model);
        }
        else
        {
            Close(model);
        }

        ASSERT_TRUE(model.handle < 0 || worker.GetLength(model.handle) == static_cast<int64_t>(model.bytes.size()));
    }

    Random random{GetParam()};
    std::vector<Model> models = {{"a.avi", {}, -1}, {"b.avi", {}, -1}, {"c.log", {}, -1}};
};

TEST_P(ARandomRun, Leaves_on_the_card_what_a_simple_model_says)
{
    for (int step = 0; step < 250; ++step)
    {
        if (random.Below(10) == 0)
        {
            card.SetSpeed(random.Below(3) * 400);
            card.StallNextWrites(static_cast<int32_t>(random.Below(1500)));
        }

        if (random.Below(3) == 0)
        {
            Clock::Get().Sleep(static_cast<int32_t>(random.Below(60)));
        }

        ASSERT_NO_FATAL_FAILURE(Step()) << "step " << step;
    }

    for (Model &model : models)
    {
        if (model.handle >= 0)
        {
            ASSERT_NO_FATAL_FAILURE(Close(model));
        }
    }
}

// The bytes on the card are exactly those that were accepted, up to the first that was not written.
TEST_P(ARandomRun, Leaves_a_clean_beginning_of_the_file_when_the_card_fails_somewhere)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.FailNext(CardCall::Write, CardStatus::Failed, static_cast<int>(random.Below(40)));
    Bytes accepted;
    CardStatus status = CardStatus::Ok;
    while (status == CardStatus::Ok)
    {
        const Bytes bytes = MakeBytes(random.Below(20000), random.Next());
        status = client.Append(handle, bytes);
        accepted.insert(accepted.end(), bytes.begin(), bytes.end());
        if (status == CardStatus::Ok && random.Below(10) == 0)
        {
            status = client.Sync(handle);
        }

        Clock::Get().Sleep(static_cast<int32_t>(random.Below(20)));
    }

    EXPECT_EQ(CardStatus::Failed, status);
    EXPECT_EQ(CardStatus::Failed, client.Close(handle));
    const Bytes written = card.GetFile("/D/a.avi");
    ASSERT_LE(written.size(), accepted.size());
    EXPECT_TRUE(std::equal(written.begin(), written.end(), accepted.begin()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, ARandomRun, testing::Range(1U, 13U));

} // namespace
